import type { Metadata } from "next";
import { refusedPath } from "@/lib/doors/entrance.ts";
import { LateSignInForm, LateWays } from "./login/late-sign-in.tsx";
import { SignInPage } from "./login/sign-in-page.tsx";

export const metadata: Metadata = { title: "Sign in" };

/** What a door shows, with status 401, to whom the wall let through and the session table does not. */
export default async function Unauthorized() {
  const path = await refusedPath();
  return <SignInPage refused={path} Ways={LateWays} form={<LateSignInForm returnTo={path} />} />;
}
