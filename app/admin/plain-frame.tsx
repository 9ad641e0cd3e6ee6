import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Logo } from "@/app/_ui/logo.tsx";
import { readTheme, themeCookie } from "@/app/_ui/theme.ts";
import { UserMenu } from "@/app/_ui/user-menu.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { ProofDialog } from "./_proof/proof-dialog.tsx";
import { AccountItem } from "./account-item.tsx";
import { SignOutItem } from "./[org]/_shell/sign-out-item.tsx";

/** The frame around screens that belong to no organization. */
export async function PlainFrame({ children }: { children: ReactNode }) {
  const person = await signedInPerson();
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <div className="min-h-dvh bg-canvas">
      <header className="flex h-13 items-center justify-between border-b bg-surface px-4 sm:px-6">
        <Logo wordmark />
        <div className="w-auto max-w-60">
          <UserMenu name={person.name} email={person.email} theme={theme}>
            <AccountItem isOwner={person.instanceOwner} />
            <SignOutItem />
          </UserMenu>
        </div>
      </header>
      {children}
      <ProofDialog email={person.email} />
    </div>
  );
}
