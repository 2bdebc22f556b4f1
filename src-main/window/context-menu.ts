import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

/** What the context menu needs of the spelling; the system's own spelling brings its suggestions. */
export interface MenuSpelling {
  readonly suggest: (word: string) => Promise<readonly string[]>;
  readonly addWord: (word: string) => void;
}

/** Gives text fields and selected text the context menu of the system. */
export function showContextMenu(contents: WebContents, spelling: MenuSpelling): void {
  const show = async (params: Electron.ContextMenuParams): Promise<void> => {
    const items = [
      ...(await spellingItems(contents, params, spelling)),
      ...(params.isEditable ? fieldItems(params) : []),
      ...(!params.isEditable && params.selectionText.trim() !== ''
        ? [{ role: 'copy' } satisfies MenuItemConstructorOptions]
        : []),
    ];
    if (items.length > 0 && !contents.isDestroyed()) Menu.buildFromTemplate(items).popup();
  };
  contents.on('context-menu', (_event, params) => void show(params));
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

async function spellingItems(
  contents: WebContents,
  { misspelledWord, dictionarySuggestions }: Electron.ContextMenuParams,
  { suggest, addWord }: MenuSpelling,
): Promise<readonly MenuItemConstructorOptions[]> {
  if (misspelledWord === '') return [];
  const words =
    dictionarySuggestions.length > 0 ? dictionarySuggestions : await suggest(misspelledWord);
  const suggestions = words.map((word): MenuItemConstructorOptions => ({
    label: word,
    click: () => {
      contents.replaceMisspelling(word);
    },
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: 'No suggestions', enabled: false }]),
    separator,
    {
      label: 'Add to Dictionary',
      click: () => {
        contents.session.addWordToSpellCheckerDictionary(misspelledWord);
        addWord(misspelledWord);
        // The mark goes when the word is checked again, which replacing it by itself does.
        contents.replaceMisspelling(misspelledWord);
      },
    },
    separator,
  ];
}

function fieldItems({
  editFlags,
}: Electron.ContextMenuParams): readonly MenuItemConstructorOptions[] {
  return [
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    separator,
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
