/** What runs, each with its own end. */
type Stoppable = { readonly stop: () => Promise<void> };

/**
 * Waits for several servers that start at once. Where one does not come up, none stays.
 * @throws whatever the first of those that failed said.
 */
export async function startAll<Server extends Stoppable>(
  starting: readonly Promise<Server>[],
): Promise<{ running: readonly Server[]; stop: () => Promise<void> }> {
  const starts = await Promise.allSettled(starting);
  const running = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
  const stop = async () => void (await Promise.all(running.map((each) => each.stop())));
  const failed = starts.find((start) => start.status === "rejected");
  if (failed === undefined) return { running, stop };
  await stop();
  throw failed.reason;
}
