import type { Storage } from "./storage.ts";

/** A storage that is made once something is asked of it, as all of its methods are. */
export function storageOnceNeeded(make: () => Promise<Storage>): Storage {
  let made: Promise<Storage> | undefined;
  const storage = (): Promise<Storage> => (made ??= make());
  return {
    put: async (name, file) => (await storage()).put(name, file),
    sizeOf: async (name) => (await storage()).sizeOf(name),
    open: async (name, range) => (await storage()).open(name, range),
    withFile: async (name, look) => (await storage()).withFile(name, look),
    remove: async (name) => (await storage()).remove(name),
    async *list() {
      yield* (await storage()).list();
    },
  };
}
