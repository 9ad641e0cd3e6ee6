import type { ProgramSession } from "@/lib/auth/program-session.ts";
import { issueAccessToken } from "@/lib/gates/api/issue.ts";
import { tokenIssuer } from "@/lib/gates/api/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { Answer } from "../guest/answer.ts";

/** What a program gets that signed in or renewed (RFC 6749 §5.1): two tokens, and until when. */
export async function tokenAnswer(session: ProgramSession): Promise<Answer> {
  const settings = environment();
  const { organizationId, memberId, sessionId, refreshToken } = session;
  const issued = await issueAccessToken(
    {
      keys: settings.GATEHOUSE_TOKEN_SIGNING_KEYS,
      issuer: tokenIssuer(settings),
      longest: settings.GATEHOUSE_TOKEN_LIFETIME,
      now: systemClock(),
    },
    { kind: "member", organizationId, memberId, sessionId },
  );
  return {
    body: {
      access_token: issued.token,
      token_type: "Bearer",
      expires_in: issued.expiresIn,
      refresh_token: refreshToken,
    },
  };
}
