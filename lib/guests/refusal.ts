/** The one answer to a wrong password, a wrong level and a bad proof: nothing to tell them apart. */
export const GUEST_REFUSAL = "This did not open the site. Check the password and try again.";
