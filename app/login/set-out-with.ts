import { refusalOf } from "./refusal-of.ts";
import { stayBusy } from "./stay-busy.ts";

/** Goes to a provider to sign in. Comes back alone where that was refused, with why. */
export async function setOutWith(id: string, returnTo: string): Promise<string | undefined> {
  const body = new URLSearchParams({ returnTo });
  const response = await fetch(`/login/with/${id}`, { method: "POST", body });
  if (!response.ok) {
    return (await refusalOf(response)).message;
  }
  const { location } = (await response.json()) as { location: string };
  window.location.assign(location);
  return stayBusy();
}
