/** The package has no types. This declares the part that is used here. */
declare module 'electron-installer-debian' {
  interface Request {
    readonly src: string;
    readonly dest: string;
    readonly arch: 'amd64' | 'arm64';
    readonly options: Readonly<
      Record<string, string | readonly string[] | Readonly<Record<string, string>>>
    >;
  }
  export default function makePackage(
    request: Request,
  ): Promise<{ readonly packagePaths: readonly string[] }>;
}
