import { shell } from 'electron';
import { printPage } from './print-page.ts';

/** What an export shows, or prints out of sight. */
export const exportWindows = {
  print: printPage,
  reveal: (file: string): void => {
    shell.showItemInFolder(file);
  },
};
