"use client";

import { useSyncExternalStore } from "react";

/** False on the server and while hydrating, true afterwards. */
export function useMounted(): boolean {
  return useSyncExternalStore(never, onClient, onServer);
}

const never = () => () => undefined;
const onClient = () => true;
const onServer = () => false;
