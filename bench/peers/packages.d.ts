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
declare module 'exceljs' {
  interface Row {
    commit(): void;
  }
  interface Sheet {
    addRow(values: readonly unknown[]): Row;
    commit(): void;
  }
  interface WorkbookWriter {
    addWorksheet(name: string): Sheet;
    commit(): Promise<void>;
  }
  const exceljs: {
    readonly stream: {
      readonly xlsx: {
        readonly WorkbookWriter: new (options: { readonly filename: string }) => WorkbookWriter;
      };
    };
  };
  export default exceljs;
}
