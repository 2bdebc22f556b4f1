import type { Account } from '../account.ts';
import type { LinkSigner } from '../media/signed-link.ts';
import type { SampleOptions } from '../options.ts';

/** What every endpoint receives. */
export interface EndpointContext {
  readonly account: Account;
  readonly options: SampleOptions;
  readonly signer: LinkSigner;
  /** `http://127.0.0.1:<port>`, known once the server is listening. */
  readonly origin: () => string;
}
