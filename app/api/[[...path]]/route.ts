import { unknownApiAddress } from "@/lib/doors/api/unknown-address.ts";

export {
  unknownApiAddress as DELETE,
  unknownApiAddress as GET,
  unknownApiAddress as PATCH,
  unknownApiAddress as POST,
  unknownApiAddress as PUT,
};
