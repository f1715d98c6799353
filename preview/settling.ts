/**
 * How a drawing moves without being drawn: while a hand moves it, the browser shifts and stretches the picture that it has;
 * when the hand rests, or the stretch could be seen, the picture is made anew at its place.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Camera } from './state.ts';

/** In milliseconds without a move. */
const rest = 140;
/** Stretched further, a picture is blurred, or needlessly fine. */
const mostStretch = 1.8;

/**
 * The camera for which the picture was last made; asks for another drawing when it has to be made anew. `isMoved` says
 * whether a hand moved the camera: one that is not moves with the window, and is followed at once.
 */
export function useSettled(camera: Camera, isMoved: boolean): Camera {
  const settled = useRef(camera);
  const [, redraw] = useState(0);
  const stretch = camera.k / settled.current.k;
  if (!isMoved || stretch > mostStretch || stretch < 1 / mostStretch) settled.current = camera;
  useEffect(() => {
    if (isSame(settled.current, camera)) return undefined;
    const timer = setTimeout(() => {
      settled.current = camera;
      redraw((count) => count + 1);
    }, rest);
    return () => clearTimeout(timer);
  }, [camera.x, camera.y, camera.k]);
  return settled.current;
}

function isSame(a: Camera, b: Camera): boolean {
  return a.x === b.x && a.y === b.y && a.k === b.k;
}
