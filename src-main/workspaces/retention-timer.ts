/** Soon after the start, when a workspace is usually open, and then twice a day. */
const firstMs = 2 * 60_000;
const intervalMs = 12 * 60 * 60_000;

/** Applies the rule about old calls as long as the app runs. */
export function startRetention(apply: () => Promise<void>): void {
  const run = (): void => void apply();
  setTimeout(run, firstMs).unref();
  setInterval(run, intervalMs).unref();
}
