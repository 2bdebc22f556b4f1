import type { Account } from '../account.ts';
import type { LinkSigner } from '../media/signed-link.ts';
import type { SampleOptions } from '../options.ts';

/** What every endpoint is handed. */
export interface EndpointContext {
  readonly account: Account;
  readonly options: SampleOptions;
  readonly signer: LinkSigner;
  /** `http://127.0.0.1:<port>`, known once the server listens. */
  readonly origin: () => string;
}
