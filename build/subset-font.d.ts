/** The part of subset-font's interface in use; the package ships no types. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    /** The characters to keep; undefined with `keepAllGlyphs`. */
    text: string | undefined,
    options: {
      targetFormat: 'sfnt' | 'woff2';
      keepFeatures?: string[];
      noHinting?: boolean;
      keepAllGlyphs?: boolean;
    },
  ): Promise<Buffer>;
}
