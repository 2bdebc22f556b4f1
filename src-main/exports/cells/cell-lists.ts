/** Items separated by `; `. An item that holds a separator or a quote is quoted as in CSV. */
export const joinList = (items: readonly string[]): string | undefined =>
  items.map(quoteItem).join('; ') || undefined;

const quoteItem = (item: string): string =>
  /[;"]|^\s|\s$/u.test(item) ? `"${item.replaceAll('"', '""')}"` : item;

/** Makes names unique, also for readers that ignore case, by a number after repeated ones. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1)
      unique = `${name} [${number}]`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
