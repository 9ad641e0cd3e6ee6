"use client";

import { useState } from "react";
import { useController } from "react-hook-form";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { firstMessage } from "@/app/_ui/first-message.ts";

const PARTNERS =
  "The partner's Ed25519 public key as a JWK. When set, every request must also be signed with its private half (RFC 9421).";

type SigningKeyFieldProps = { name?: "signingKey" | "proxyKey"; label?: string; help?: string };

/** A public key with which requests have to be signed, as JSON: the partner's unless it says so. */
export function SigningKeyField({
  name = "signingKey",
  label = "Signing key",
  help = PARTNERS,
}: SigningKeyFieldProps) {
  const {
    field: { ref, value, onBlur, onChange },
    fieldState,
  } = useController<Record<"signingKey" | "proxyKey", unknown>>({ name });
  const [text, setText] = useState(value === null ? "" : JSON.stringify(value));
  const write = (typed: string) => {
    setText(typed);
    onChange(keyOf(typed));
  };
  return (
    <TextArea
      label={label}
      mono
      optional
      rows={2}
      spellCheck={false}
      autoCapitalize="off"
      placeholder='{"kty":"OKP","crv":"Ed25519","x":"…"}'
      help={help}
      ref={ref}
      value={text}
      onBlur={onBlur}
      onChange={(event) => write(event.target.value)}
      error={firstMessage(fieldState.error)}
    />
  );
}

/** What was typed as JSON; as it stands when it is none, for the schema to refuse. */
function keyOf(text: string): unknown {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
