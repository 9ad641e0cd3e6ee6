/** @NOTE zod's own name for it: where it looks for its settings, and leaves them. */
const settled = globalThis as typeof globalThis & { __zod_globalConfig?: { jitless?: boolean } };

/**
 * Tells zod to do without `new Function`, with which it would compile its checks: the Content Security
 * Policy refuses it, and would report a violation on every page. Said without loading zod, which only
 * screens with a form need (docs/decisions/0062-what-a-screen-loads.md).
 */
export function settleZod(): void {
  settled.__zod_globalConfig = Object.assign(settled.__zod_globalConfig ?? {}, { jitless: true });
}
