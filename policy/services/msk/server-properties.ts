/** The whole numbers of a server.properties file, by name; the last of a name counts. A line that begins with # is a comment. */
export function propertiesIn(text: string): ReadonlyMap<string, number> {
  const pairs = text.split("\n").flatMap((line): [string, number][] => {
    const [, name, value] = /^\s*([^#=\s]+)\s*=\s*(\d+)\s*$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, Number(value)]];
  });
  return new Map(pairs);
}
