"use client";

import { RevokeToken } from "../_shell/revoke-token.tsx";
import { revokeTokenAction } from "./actions.ts";

type RevokeTokenButtonProps = { org: string; id: string; name: string };

/** Ends a static token at once. */
export function RevokeTokenButton({ org, id, name }: RevokeTokenButtonProps) {
  return <RevokeToken name={name} revoke={() => revokeTokenAction(org, { id })} />;
}
