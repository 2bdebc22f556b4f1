import { createRoot, type Root } from 'react-dom/client';
import { VList } from 'virtua';

interface VirtuaPeer {
  /** Mounts a list of `count` rows of equal height. Resolves when the first frame is painted. */
  mount(count: number): Promise<number>;
}
declare global {
  interface Window {
    virtua: VirtuaPeer;
  }
}

let mounted: Root | undefined;
const rowPx = 32;

window.virtua = {
  async mount(count) {
    mounted?.unmount();
    await window.bench.painted(() => true);
    const data = Array.from({ length: count }, (_, index) => index);
    const began = performance.now();
    mounted = createRoot(document.querySelector('#root') ?? document.body);
    mounted.render(
      <VList data={data} itemSize={rowPx} style={{ height: 800 }}>
        {(index: number) => (
          <div key={index} style={{ height: rowPx }}>
            Call {index}
          </div>
        )}
      </VList>,
    );
    return (await window.bench.painted(() => document.body.innerText.includes('Call 5'))) - began;
  },
};
