import { listOwnFactors } from "@/lib/account/list-own-factors.ts";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { AuthenticatorCard } from "./authenticator-card.tsx";
import { PasskeysCard } from "./passkeys-card.tsx";
import { RecoveryCard } from "./recovery-card.tsx";

/** What somebody signs in with beside their password, and how they change it. */
export async function FactorCards() {
  const { userId } = await signedInPerson();
  const { totpSince, passkeys, recoveryCodes } = await listOwnFactors(userId);
  const hasFactor = totpSince !== null || passkeys.length > 0;
  return (
    <>
      <AuthenticatorCard since={totpSince} />
      <PasskeysCard passkeys={passkeys} />
      {hasFactor && <RecoveryCard left={recoveryCodes} />}
    </>
  );
}
