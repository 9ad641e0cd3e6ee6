import { Monitor, Moon, Sun } from "lucide-react";

/** The three themes in the order they are offered. */
export const themeChoices = [
  { value: "light", label: "Light theme", Icon: Sun },
  { value: "dark", label: "Dark theme", Icon: Moon },
  { value: "system", label: "Theme of the system", Icon: Monitor },
] as const;
