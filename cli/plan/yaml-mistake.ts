import type { YAMLError } from "yaml";

/** What is wrong in a YAML file, at an offset of its text. */
export interface YamlMistake {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

const FIX = "Fix the YAML there (usually indentation, quotes or colons).";

/** Lines that Git leaves in a file which was changed on both sides. */
const CONFLICT = /^(<{7} |={7}$|>{7} )/m;

/** A key whose colon no space follows: `cidr:10.10.0.0/16`. A setting's own key, `holdfast:network`, has one inside. */
const NO_SPACE = /^[ -]*((?!holdfast:|aws:)[A-Za-z][\w-]*):(?![/\\\s])(.*)$/;

/**
 * The mistakes of a file by what its reader says: what a person who typed it sees in it. What follows from another mistake is left out.
 */
export function yamlMistakes(text: string, errors: readonly YAMLError[]): YamlMistake[] {
  const conflict = CONFLICT.exec(text);
  if (conflict && errors.length > 0)
    return [
      {
        offset: conflict.index,
        message: "is not YAML: a merge conflict is left in it",
        fix: "Keep one of the two sides, and take out the lines of <, = and >.",
      },
    ];
  const tab = errors.find(({ code }) => code === "TAB_AS_INDENT");
  if (tab) return [mistakeOf(text, tab)];
  // What else is wrong on a line, and the same on later ones, follows from the first.
  const seen = new Set<string>();
  return errors.flatMap((error) => {
    const keys = [`line ${lineAt(text, error.pos[0]).index}`, error.code];
    const isKnown = keys.some((key) => seen.has(key) && key !== "DUPLICATE_KEY");
    keys.forEach((key) => seen.add(key));
    return isKnown ? [] : [mistakeOf(text, error)];
  });
}

function mistakeOf(text: string, { code, message, pos: [offset] }: YAMLError): YamlMistake {
  const said = `is not YAML: ${message}`;
  if (code === "TAB_AS_INDENT") return { offset, message: said, fix: "Indent with spaces." };
  if (code === "DUPLICATE_KEY") {
    const key = /^.*?(?=:(\s|$))/m.exec(text.slice(offset))?.[0] ?? "";
    return { offset, message: `${said}: ${key} is there twice`, fix: "Keep one of the two." };
  }
  const line = lineAt(text, offset);
  const spaceless = [line, lineAt(text, line.index - 1)].map((one) => NO_SPACE.exec(one.text)).find((one) => one);
  if (spaceless && !/:\s/.test(spaceless[0]))
    return {
      offset,
      message: said,
      fix: `Put a space after the colon: ${spaceless[1]}: ${spaceless[2]!.split(" #")[0]}`,
    };
  if (code === "BLOCK_AS_IMPLICIT_KEY")
    return { offset, message: said, fix: "A line has one setting; a value with a colon in it is in quotes." };
  return { offset, message: said, fix: FIX };
}

/** The line of an offset, and where it begins. */
function lineAt(text: string, offset: number): { index: number; text: string } {
  const index = offset < 0 ? 0 : text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const end = text.indexOf("\n", index);
  return { index, text: text.slice(index, end < 0 ? undefined : end) };
}

/** Of an exception while the file's aliases are replaced: an alias without its anchor. */
export function aliasMistake(text: string, message: string): YamlMistake {
  const name = /: (\S+)$/.exec(message)?.[1];
  const offset = name === undefined ? -1 : text.indexOf(`*${name}`);
  return { offset: Math.max(0, offset), message: `is not YAML: ${message}`, fix: FIX };
}
