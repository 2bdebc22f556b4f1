import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

/** Gives text fields and selected text the context menu of the system. */
export function showContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const items = [
      ...spellingItems(contents, params),
      ...(params.isEditable ? fieldItems(params) : []),
      ...(!params.isEditable && params.selectionText.trim() !== ''
        ? [{ role: 'copy' } satisfies MenuItemConstructorOptions]
        : []),
    ];
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}

type Params = Pick<
  Electron.ContextMenuParams,
  'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

const separator: MenuItemConstructorOptions = { type: 'separator' };

function spellingItems(
  contents: WebContents,
  { misspelledWord, dictionarySuggestions }: Params,
): readonly MenuItemConstructorOptions[] {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.map((word): MenuItemConstructorOptions => ({
    label: word,
    click: () => {
      contents.replaceMisspelling(word);
    },
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: 'No suggestions', enabled: false }]),
    separator,
  ];
}

function fieldItems({ editFlags }: Params): readonly MenuItemConstructorOptions[] {
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
