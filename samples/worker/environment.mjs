// @ts-check

/**
 * The table for the results: Holdfast sets TABLE_<NAME> for each table that a function uses.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {string} the table's name
 * @throws {Error} where there is none or more than one: at the function's start, before a message is received that could not be processed
 */
export function tableOf(environment) {
  const given = Object.entries(environment).filter(([name, value]) => name.startsWith("TABLE_") && value);
  if (given.length !== 1) {
    const names = given.map(([name]) => name).join(", ") || "none";
    throw new Error(`one environment variable must begin with TABLE_, and name the table of results; given: ${names}`);
  }
  return /** @type {string} */ (given[0]?.[1]);
}
