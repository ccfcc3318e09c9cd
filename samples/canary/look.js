"use strict";

/**
 * What each canary runs: asks one host by HTTPS and fails where nobody answers in time or the answer is not what it should be.
 * It needs nothing but Node.js, so that any of Synthetics' Node.js runtimes can run it. A run that throws has failed
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_WritingCanary_Nodejs_Pup.html).
 *
 * Environment: URL; FINE: "2xx" (a code from 200 to 299) or "served" (any below 500: somebody serves, whatever he says of the path);
 * PATIENCE: milliseconds.
 */
const https = require("node:https");

/** The code of the answer to a request, which is sent on a connection of its own, so that each look asks DNS anew. */
function ask(url, patience) {
  return new Promise((resolve, reject) => {
    const request = https.get(url, { agent: false, headers: { "user-agent": "holdfast-canary" } }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode));
      answer.once("error", reject);
    });
    const timer = setTimeout(() => request.destroy(new Error(`no answer in ${patience} ms`)), patience);
    request.once("close", () => clearTimeout(timer));
    request.once("error", reject);
  });
}

function isFine(code, fine) {
  return fine === "served" ? code < 500 : code >= 200 && code < 300;
}

exports.handler = async () => {
  const { URL: url, FINE: fine, PATIENCE: patience } = process.env;
  const code = await ask(url, Number(patience));
  if (!isFine(code, fine)) throw new Error(`${url} answers ${code}`);
  return `${url} answers ${code}`;
};
