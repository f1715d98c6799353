/** Work in slices, so that whoever asks something meanwhile waits for one slice at most. */

let handed = 0;

/** Notes that a message of the client was handed on. */
export function noteHanded(): void {
  handed += 1;
}

/** So many messages in a row are answered before work goes on: a client that never stops asking must not stop it. */
const most = 50;

/**
 * Lets all that has come in meanwhile be answered first. A turn of the loop reads what has come, the next one hands on one
 * message of it; so one turn alone would let each message wait for a slice of its own.
 */
export async function nextTurn(): Promise<void> {
  for (let answered = 0; answered < most; answered += 1) {
    const before = handed;
    await turn();
    await turn();
    if (handed === before) return;
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
