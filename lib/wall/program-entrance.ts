const paths = new Set(["login", "refresh", "logout"].map((name) => `/api/v1/auth/${name}`));

/** Where a member's program gets its tokens: with what its body holds, and no other credential. */
export const isProgramEntrance = (path: string): boolean => paths.has(path);
