"use client";

import { useParams } from "next/navigation";
import { LinkButton } from "@/app/_ui/link-button.tsx";

/** Leads to the overview of the organization in the address. */
export function BackButton() {
  const { org } = useParams<{ org?: string }>();
  return (
    <LinkButton href={org === undefined ? "/admin" : `/admin/${org}`}>To the overview</LinkButton>
  );
}
