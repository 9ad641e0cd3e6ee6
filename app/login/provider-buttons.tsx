import { buttonStyle } from "../_ui/button-style.ts";

type ProviderButtonsProps = {
  readonly returnTo: string;
  readonly providers: readonly { readonly id: string; readonly name: string }[];
};

/** @NOTE Plain links: they lead out of the application, and nobody fetches them beforehand. */
export function ProviderButtons({ returnTo, providers }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  const query = new URLSearchParams({ returnTo }).toString();
  return (
    <div className="flex flex-col gap-2 border-t pt-5">
      {providers.map(({ id, name }) => (
        <a
          key={id}
          href={`/login/with/${id}?${query}`}
          className={buttonStyle({ wide: true, size: "lg" })}
        >
          Sign in with {name}
        </a>
      ))}
    </div>
  );
}
