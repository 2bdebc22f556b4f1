/**
 * The page must not load zod. It would load with every start, although main checks all there is to check,
 * and it compiles schemas with `new Function`, which the page's security policy refuses. A constant or a
 * function that the page needs therefore stands in a file without schemas.
 * @param {Map<string, Set<string>>} runtimeImports what each file imports besides types, packages included
 */
export const pageImportProblems = (runtimeImports) => {
  const problems = [];
  const seen = new Set();
  const waiting = [...runtimeImports.keys()].filter((file) => file.startsWith('src-renderer/'));
  for (const file of waiting) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const target of runtimeImports.get(file) ?? []) {
      if (target === 'zod') problems.push(`${file} brings zod into the page`);
      else if (runtimeImports.has(target)) waiting.push(target);
    }
  }
  return problems;
};
