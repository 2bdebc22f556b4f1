import process from 'node:process';
import type { createAnnounce } from './ipc/serve.ts';
import { createKeychain } from './keychain/keychain.ts';
import { createResponseReader } from './library/client/client.ts';
import type { Library } from './library/port.ts';
import { createRecordings } from './recordings/recordings.ts';
import { checkTypedUrl } from './retell/http/base-url.ts';
import { systemClock } from './retell/http/clock.ts';
import { probeRetryPolicy } from './retell/http/retrying-transport.ts';
import { createRetellApi } from './retell/retell-api.ts';
import { createSync } from './sync/sync.ts';
import type { createNotifications } from './window/notifications.ts';
import { dialogs } from './window/dialogs.ts';
import type { ProfileFile } from './workspaces/profile.ts';
import { Workspaces } from './workspaces/workspaces.ts';
import type { WorkspacesDeps } from './workspaces/workspaces-deps.ts';

interface Composed {
  readonly library: Library;
  readonly profile: ProfileFile;
  readonly folders: WorkspacesDeps['folders'];
  readonly notifications: ReturnType<typeof createNotifications>;
  readonly announce: ReturnType<typeof createAnnounce>;
  readonly startSample: WorkspacesDeps['sample'];
}

/** Connects the workspaces with Retell, the sync, the recordings and the keychain. */
export const composeWorkspaces = ({
  library,
  profile,
  folders,
  notifications,
  announce,
  startSample,
}: Composed): Workspaces =>
  new Workspaces({
    library,
    profile,
    folders,
    keychain: createKeychain(),
    sample: startSample,
    checkAddress: checkTypedUrl,
    connect: (connection) =>
      createRetellApi({ ...connection, read: createResponseReader(library) }),
    connectForCheck: (connection) =>
      createRetellApi({
        ...connection,
        read: createResponseReader(library),
        retryPolicy: probeRetryPolicy,
      }),
    sync(api) {
      notifications.reset();
      return createSync({
        api,
        library,
        clock: systemClock,
        announce(event, payload) {
          announce(event, payload);
          notifications.onSyncEvent(payload);
        },
      });
    },
    recordings: ({ api, folder, preferRedacted, isNearLimit }) =>
      createRecordings({
        clock: systemClock,
        folder,
        api,
        preferRedacted,
        library,
        limitMb: () => profile.settings().cacheLimitMb,
        mayPrefetch: () => profile.settings().fetchAhead && !isNearLimit(),
        announce: (progress) => {
          announce('recording:progress', progress);
        },
      }),
    announceConcurrency: (concurrency) => announce('concurrency:changed', concurrency),
    notice: (error) => announce('notice', { error }),
    ...dialogs,
    // Tests that count the calls of the small sample leave its past out.
    samplePast: process.env['EARMARK_SAMPLE_PAST'] !== 'off',
  });
