/**
 * What a work gives, as long as it gives it in time.
 * @param patience milliseconds.
 * @throws what the work throws; what `late` makes where it takes longer. The work itself goes on.
 */
export async function withinTime<Value>(
  work: Promise<Value>,
  patience: number,
  late: () => Error,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), patience);
  });
  try {
    return await Promise.race([work, impatience]);
  } finally {
    clearTimeout(timer);
  }
}
