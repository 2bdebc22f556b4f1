// Only the bench installs the peers, so these declarations let a fresh clone pass the type check.
declare module 'virtua' {
  import type { ReactNode, ReactElement } from 'react';
  export function VList(props: {
    readonly data: readonly unknown[];
    readonly children: (item: never, index: number) => ReactElement;
    readonly itemSize?: number;
    readonly style?: object;
    readonly ref?: unknown;
  }): ReactNode;
}
declare module 'hyperaudio-lite' {
  export const HyperaudioLite: new (options: object) => object;
}
declare module 'sirv' {
  import type { RequestListener } from 'node:http';
  export default function sirv(folder: string, options: { readonly dev: boolean }): RequestListener;
}
