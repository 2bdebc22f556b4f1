import { dialog } from 'electron';

/**
 * Asks whether Earmark may send requests to another server than Retell's. The dialog belongs to the main
 * process, so that a page that was taken over can't choose where data goes.
 */
export async function confirmServer(baseUrl: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Connect to another server',
    message: `Connect to ${baseUrl}?`,
    detail:
      'This is not Retell’s own address. The API key is sent there with every request. Connect only if your company runs this server.',
    buttons: ['Connect', 'Cancel'],
    cancelId: 1,
    defaultId: 1,
  });
  return response === 0;
}
