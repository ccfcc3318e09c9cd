// @ts-check

/**
 * The table that results go to: Holdfast gives a function TABLE_<NAME> for each table that it uses.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {string} the table's name
 * @throws {Error} where there is none or several: at the function's start, so that no message is taken that could not be worked
 */
export function tableOf(environment) {
  const given = Object.entries(environment).filter(([name, value]) => name.startsWith("TABLE_") && value);
  if (given.length !== 1) {
    const names = given.map(([name]) => name).join(", ") || "none";
    throw new Error(`one environment variable must begin with TABLE_, and name the table of results; given: ${names}`);
  }
  return /** @type {string} */ (given[0]?.[1]);
}
