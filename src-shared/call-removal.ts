/** What the reviewer chose to remove from this computer: the call, or only its recordings. */
export type CallRemovalScope = 'call' | 'recordings';
