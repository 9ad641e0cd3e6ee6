import { DeadLink } from "@/app/_screens/dead-link.tsx";

/** An invitation that is wrong, used or expired. */
export default function NoInvitation() {
  return (
    <DeadLink>
      It was used already, has expired, or another one took its place. If you have accepted before,
      sign in; otherwise ask whoever invited you for a new link.
    </DeadLink>
  );
}
