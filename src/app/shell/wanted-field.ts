/** A key asks for the field of Look up from another screen: the field takes the focus when it is there. */
let isWanted = false;

export function wantField(): void {
  isWanted = true;
}

/** Whether it was asked for; once. */
export function takeWantedField(): boolean {
  const was = isWanted;
  isWanted = false;
  return was;
}
