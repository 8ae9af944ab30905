// What every story begins with.
import assert from "node:assert/strict";

const story = {};
const waiting = (client) => ({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 });
async function everything(pages, member) {
  const found = [];
  for await (const page of pages) found.push(...(page[member] ?? []));
  return found;
}
async function refused(promise) {
  try {
    await promise;
  } catch (error) {
    return `${error.name} ${error.$metadata?.httpStatusCode}`;
  }
  return "not refused";
}
