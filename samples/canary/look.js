"use strict";

/**
 * The code that each canary runs: requests one URL over HTTPS, and fails where no answer comes in time or the status code is not the expected one.
 * It needs only Node.js, so that any of Synthetics' Node.js runtimes can run it. A run that throws has failed
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_WritingCanary_Nodejs_Pup.html).
 *
 * Environment: URL; FINE: "2xx" (a code from 200 to 299) or "served" (any below 500: the host serves, even if it does not know the path);
 * TIMEOUT: milliseconds.
 */
const https = require("node:https");

/** The status code of a request, which is sent on a new connection, so that each run resolves the name again. */
function request(url, timeout) {
  return new Promise((resolve, reject) => {
    const sent = https.get(url, { agent: false, headers: { "user-agent": "holdfast-canary" } }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode));
      answer.once("error", reject);
    });
    const timer = setTimeout(() => sent.destroy(new Error(`no answer in ${timeout} ms`)), timeout);
    sent.once("close", () => clearTimeout(timer));
    sent.once("error", reject);
  });
}

function isFine(code, fine) {
  return fine === "served" ? code < 500 : code >= 200 && code < 300;
}

exports.handler = async () => {
  const { URL: url, FINE: fine, TIMEOUT: timeout } = process.env;
  const code = await request(url, Number(timeout));
  if (!isFine(code, fine)) throw new Error(`${url} answers ${code}`);
  return `${url} answers ${code}`;
};
