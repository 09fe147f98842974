package org.trialbridge.trial;

/** How well something goes. Shown as colour and word, never as colour alone. */
public enum Rag {
    GREEN,
    AMBER,
    RED
}
