import { afterWaiting } from "./after-waiting.ts";

/**
 * What a work gives, as long as it gives it in time.
 * @param patience milliseconds, of which those do not count in which this process was busy.
 * @throws what the work throws; what `late` makes where it takes longer. The work itself goes on.
 */
export async function withinTime<Value>(
  work: Promise<Value>,
  patience: number,
  late: () => Error,
): Promise<Value> {
  let stop = (): void => undefined;
  const impatience = new Promise<never>((_resolve, reject) => {
    stop = afterWaiting(patience, () => reject(late()));
  });
  try {
    return await Promise.race([work, impatience]);
  } finally {
    stop();
  }
}
