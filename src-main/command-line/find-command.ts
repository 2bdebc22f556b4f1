/** The arguments after `export`, if Earmark was started to export without a window. */
export function exportArguments(
  argv: readonly string[],
  isPackaged: boolean,
): readonly string[] | undefined {
  const own = argv.slice(1);
  const isName = (arg: string): boolean => !arg.startsWith('-');
  // A development start names the app's folder first.
  const first = own.findIndex(isName);
  const at = isPackaged ? first : own.findIndex((arg, index) => index > first && isName(arg));
  return at >= 0 && own[at] === 'export' ? own.slice(at + 1) : undefined;
}
