import { createColors } from "picocolors";
import type { Screen } from "../../../../cli/report/terminal/screen";

/** A screen without colours. */
export function plain(width = 100): Screen {
  return { colours: createColors(false), width };
}

/** A screen with colours, whatever the tests run on. */
export function coloured(width = 100): Screen {
  return { colours: createColors(true), width };
}
