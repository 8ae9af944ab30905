//! Versioned values, blobs and logs behind one contract.
