import type { Areas } from "../config/schema";
import { statSync } from "node:fs";
import type { Problem } from "../config/problems";
import { show } from "../config/show";

/** EC2 takes 16 KB of user data before it is encoded (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html). */
const LARGEST_USER_DATA = 16 * 1024;

/** The file of the user data is there; its path is from the project's folder, where Pulumi runs the program. */
export function checkUserData({ compute }: Pick<Areas, "compute">): Problem[] {
  return checkFile(
    "holdfast:compute.userData",
    compute && "userData" in compute ? compute.userData : undefined,
    LARGEST_USER_DATA,
  );
}

/** The file of the static page is there. */
export function checkPage({ standby }: Pick<Areas, "standby">): Problem[] {
  return checkFile("holdfast:standby.site.page", standby.site.page);
}

function checkFile(path: string, file: string | undefined, largest = Infinity): Problem[] {
  if (file === undefined) return [];
  const found = sizeOfFile(file);
  if (found === undefined) {
    return [
      {
        path,
        message: `${show(file)} is not a file that can be read`,
        fix: "Allowed: the path of a file, from the project's folder.",
      },
    ];
  }
  if (found <= largest) return [];
  return [
    {
      path,
      message: `${show(file)} has ${found} bytes`,
      fix: `Allowed: at most ${largest} bytes, EC2's limit; let it fetch the rest.`,
    },
  ];
}

/** Undefined where there is no such file, or the path is none: too long, with a zero in it, through a file. */
function sizeOfFile(file: string): number | undefined {
  try {
    const found = statSync(file);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}
