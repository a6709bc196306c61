// SPDX-License-Identifier: Apache-2.0
//
// The ten-rule table in json-logic-engine, compiled. Started as the other peers
// are (see peer.py), in a folder where node finds the package. Cases are ready
// as objects, all of one shape; outcomes go into an array of bytes.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const packages = path.join(__dirname, '../../build/peers/node/node_modules');
const enginePath = path.join(packages, 'json-logic-engine');
const { LogicEngine } = require(enginePath);
const { version } = require(path.join(enginePath, 'package.json'));

const HEADER = 'citizenship,document,asylum,agreement,days,age';
const fact = (name) => ({ var: name });
const is = (name, value) => ({ '===': [fact(name), value] });
const all = (...conditions) => ({ and: conditions });

const TABLE = { if: [
  is('citizenship', 'eu'), 1,
  is('asylum', 'granted'), 2,
  is('asylum', 'pending'), 3,
  all(is('document', 'none'), { '<': [fact('age'), 18] }), 4,
  all(is('document', 'passport'), { '<=': [fact('days'), 30] }), 5,
  all(is('document', 'passport'), is('agreement', 'yes'),
    { '>': [fact('days'), 30] }), 6,
  all(is('document', 'laissez'), is('agreement', 'yes'),
    { '<=': [0, fact('days'), 180] }), 7,
  all(is('document', 'none'), is('asylum', 'rejected'),
    is('agreement', 'yes')), 8,
  all(is('citizenship', 'stateless'), is('agreement', 'no')), 9,
  10,
] };

function readCases(file, count) {
  const [header, ...lines] = fs.readFileSync(file, 'latin1').split('\n');
  if (header !== HEADER) throw new Error(`${file}: not the ten-rule table`);
  const cases = lines.slice(0, count).filter((line) => line !== '');
  return cases.map((line) => {
    const [citizenship, document, asylum, agreement, days, age] =
      line.split(',');
    return { citizenship, document, asylum, agreement,
      days: Number(days), age: Number(age) };
  });
}

function decideAll(decide, cases, outcomes) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < cases.length; ++i) outcomes[i] = decide(cases[i]);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function main() {
  const [file, result, times, rows] = process.argv.slice(2);
  const cases = readCases(file, Number(rows));
  const outcomes = new Uint8Array(cases.length);
  const decide = new LogicEngine().build(TABLE);
  // The compiler of node wants to have seen the loop before it is timed.
  for (let i = 0; i < 2; ++i) decideAll(decide, cases, outcomes);
  const seconds = Array.from({ length: Number(times) },
    () => decideAll(decide, cases, outcomes));
  const counts = new Array(10).fill(0);
  for (const row of outcomes) ++counts[row - 1];
  fs.writeFileSync(result, outcomes);
  console.log(JSON.stringify({ peer: 'json-logic-engine', how: 'compiled',
    version, rows: cases.length, seconds, counts }));
}

main();
