import type { Metadata } from "next";
import { readSecurity } from "@/lib/instance/read-security.ts";
import { AccountTries } from "./account-tries.tsx";
import { SecurityForm } from "./security-form.tsx";

export const metadata: Metadata = { title: "Security" };

/** How good passwords must be, how long sessions last, how often one may guess. */
export default async function InstanceSecurityPage() {
  const settings = await readSecurity();
  return (
    <>
      <SecurityForm settings={settings} isProduction={process.env.NODE_ENV === "production"} />
      <AccountTries />
    </>
  );
}
