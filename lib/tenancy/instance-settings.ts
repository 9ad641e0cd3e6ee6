import { lookUp } from "./directory.ts";
import { settingsIn, type InstanceSettings } from "./settings-in.ts";

/** What the owner of the instance decided, as it is now. @throws Unavailable. */
export const instanceSettings = (): Promise<InstanceSettings> => lookUp({}, settingsIn);
