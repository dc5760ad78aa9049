/** Why nothing can be made of a package of Anki. */
export const PACKAGE_PROBLEMS = [
  'broken-package',
  /** Of a later Anki. */
  'newer-package',
  /** It unpacks to more than any collection holds. */
  'large-package',
  'no-notes',
] as const;
export type PackageProblem = (typeof PACKAGE_PROBLEMS)[number];

export class PackageError extends Error {
  override readonly name = 'PackageError';
  readonly problem: PackageProblem;
  /** @param details for a report */
  constructor(problem: PackageProblem, details: string = problem) {
    super(details);
    this.problem = problem;
  }
}
